import { routing } from "@/i18n/routing"

/** Of a phone; wider screens come with faster lines. */
const WIDTHS = ["384", "640"]

/**
 * Asks for what nearly every visit begins with: the home page, the categories, and the pictures at their top, which are
 * made small when they are first asked for. So that the first shopper after a start does not wait for it.
 */
export async function warmUp(origin: string): Promise<void> {
  const home = await read(`${origin}/${routing.defaultLocale}`)
  const categories = [...new Set([...home.matchAll(/href="(\/[a-z]+\/c\/[^"?#]+)"/g)].map(([, path]) => path))]
  for (const path of [undefined, ...categories]) {
    const page = path ? await read(`${origin}${path}`) : home
    for (const picture of topPictures(page)) await read(`${origin}${picture}`)
  }
}

function topPictures(html: string): string[] {
  const eager = [...html.matchAll(/<img [^>]*loading="eager"[^>]*srcSet="([^"]+)"/g)].map(([, sources = ""]) => sources)
  const sizes = eager.flatMap((sources) => sources.split(", ").map((source) => source.split(" ")[0] ?? ""))
  return sizes.map((address) => address.replaceAll("&amp;", "&")).filter((address) => WIDTHS.some((w) => address.includes(`&w=${w}&`)))
}

async function read(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { accept: "text/html,image/webp,*/*" } })
  return answer.ok ? answer.text() : ""
}
