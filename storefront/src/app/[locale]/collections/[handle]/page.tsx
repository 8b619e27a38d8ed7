import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ListingPage } from "@/components/listing/listing-page"
import { alternates } from "@/lib/alternates"
import { listCollections, listProducts } from "@/lib/catalogue"
import type { Parameters } from "@/lib/listing"
import { pictureOf, sharing } from "@/lib/share"

interface Props {
  params: Promise<{ handle: string }>
  searchParams: Promise<Parameters>
}

async function find({ params }: Props) {
  const { handle } = await params
  return (await listCollections()).find((collection) => collection.handle === handle)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const collection = await find(props)
  if (!collection) return {}
  const { title, handle } = collection
  const picture = pictureOf(await listProducts({ collection_id: collection.id }))
  return { title, alternates: await alternates(`/collections/${handle}`), ...(await sharing({ title, picture })) }
}

export default async function CollectionPage(props: Props) {
  const collection = await find(props)
  if (!collection) notFound()
  return (
    <div className="shell py-10">
      <h1 className="mb-8 text-4xl">{collection.title}</h1>
      <ListingPage
        path={`/collections/${collection.handle}`}
        products={await listProducts({ collection_id: collection.id })}
        parameters={await props.searchParams}
      />
    </div>
  )
}
