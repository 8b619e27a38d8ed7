import { headers } from "next/headers"

/** What the page is about, for search engines, in the words of schema.org. */
export async function StructuredData({ data }: { data: object }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined
  // `<` would end the script; escaped it is the same JSON.
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own, escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
    />
  )
}
