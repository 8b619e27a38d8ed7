// The shop's service worker. It keeps two things only: what a build has given a name of its own, which never
// changes under that name, and a page for when there is no network. A page of the shop is never kept: it may
// hold somebody's name, bag or address.
const version = new URL(location.href).searchParams.get("v") ?? "0"
const OFFLINE = `wekala-offline-${version}`
const STATIC = "wekala-static"
const LANGUAGES = ["en", "ar", "fr"]
/** Files of a few builds; the oldest go first. */
const MOST_FILES = 240

const offlinePage = (language) => `/api/offline/${language}`

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(OFFLINE)
      .then((cache) => cache.addAll(LANGUAGES.map((language) => new Request(offlinePage(language), { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener("activate", (event) => {
  event.waitUntil(
    Promise.all([
      caches
        .keys()
        .then((names) => Promise.all(names.filter((name) => name !== OFFLINE && name !== STATIC).map((name) => caches.delete(name)))),
      // The page is asked for while this worker is still waking up.
      self.registration.navigationPreload?.enable(),
    ]).then(() => self.clients.claim()),
  )
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (request.mode === "navigate") event.respondWith(navigate(event, url))
  else if (url.pathname.startsWith("/_next/static/")) event.respondWith(staticFile(event))
})

async function navigate(event, url) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    const wanted = [url.pathname.split("/")[1], ...navigator.languages.map((tag) => tag.split("-")[0])]
    const language = wanted.find((each) => LANGUAGES.includes(each)) ?? LANGUAGES[0]
    return (await caches.match(offlinePage(language), { cacheName: OFFLINE })) ?? Response.error()
  }
}

async function staticFile(event) {
  const cache = await caches.open(STATIC)
  const kept = await cache.match(event.request)
  if (kept) return kept
  const response = await fetch(event.request)
  if (response.ok) event.waitUntil(keep(cache, event.request, response.clone()))
  return response
}

async function keep(cache, request, response) {
  try {
    await cache.put(request, response)
    const files = await cache.keys()
    await Promise.all(files.slice(0, Math.max(0, files.length - MOST_FILES)).map((file) => cache.delete(file)))
  } catch {
    // No room left on this device: the network still has the file.
  }
}
