// The peer of `npm run bench -- storefront`: the least that a page of this Next.js can be, drawn anew for each request.
export const dynamic = "force-dynamic"

export default function Page() {
  return <h1>Nothing for sale</h1>
}
