import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ListingPage } from "@/components/listing/listing-page"
import { alternates } from "@/lib/alternates"
import { listCollections } from "@/lib/catalogue"
import { type Parameters, readSelection } from "@/lib/listing"
import { listing } from "@/lib/search"
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
  const picture = pictureOf((await listing(readSelection({}), { collection: handle })).products)
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
        selection={readSelection(await props.searchParams)}
        scope={{ collection: collection.handle }}
      />
    </div>
  )
}
