import "server-only"
import { createHash } from "node:crypto"
import { getTranslations } from "next-intl/server"
import { localeFacts, routing, type Locale } from "@/i18n/routing"

/** Tries again by itself as soon as there is a network. */
const SCRIPT = `const again=()=>location.reload();addEventListener("online",again);document.querySelector("button").addEventListener("click",again)`

// Complete in itself, as nothing else can be loaded; the colours are those of globals.css.
const STYLE = `
:root{color-scheme:light dark;--page:light-dark(#fbfaf7,#171613);--ink:light-dark(#221f1a,#f4f0e6);--soft:light-dark(#625c50,#b3ab9a);--brand:light-dark(#1f6350,#6cc3a8);--on-brand:light-dark(#fff,#10231d)}
*{box-sizing:border-box;margin:0}
body{min-height:100dvh;display:grid;place-items:center;padding:1.5rem;background:var(--page);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;text-align:center}
main{max-width:28rem;display:grid;justify-items:center;gap:.75rem}
svg{width:4rem;height:4rem}
h1{font-size:1.6rem;line-height:1.25;text-wrap:balance}
p{color:var(--soft)}
button{margin-top:.75rem;height:2.75rem;padding:0 1.5rem;border:0;border-radius:99rem;background:var(--brand);color:var(--on-brand);font:inherit;font-weight:500;cursor:pointer}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}`

const SIGN = `<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1f6350"/><path d="M7 11l4 11 5-9 5 9 4-11" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`

const hash = (text: string) => createHash("sha256").update(text)

/** Nothing is loaded, and of scripts only this one runs. */
export const OFFLINE_POLICY = `default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'sha256-${hash(SCRIPT).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What a browser without a network shows in place of a page. */
export async function offlinePage(locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "offline" })
  const shop = await getTranslations({ locale, namespace: "shop" })
  const [title, text, retry, name] = [t("title"), t("text"), t("retry"), shop("name")].map(escapeHtml)
  return `<!doctype html>
<html lang="${locale}" dir="${localeFacts[locale].direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${name}</title><style>${STYLE}</style></head>
<body><main>${SIGN}<h1>${title}</h1><p>${text}</p><button type="button">${retry}</button></main><script>${SCRIPT}</script></body>
</html>`
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Changes when one of the pages does, so that browsers fetch them anew. */
export async function offlineVersion(): Promise<string> {
  const pages = await Promise.all(routing.locales.map(offlinePage))
  return hash(pages.join("\n")).digest("hex").slice(0, 12)
}
