import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ListingPage } from "@/components/listing/listing-page"
import { alternates } from "@/lib/alternates"
import { listCategories } from "@/lib/catalogue"
import { type Parameters, readSelection } from "@/lib/listing"
import { listing } from "@/lib/search"
import { pictureOf, sharing } from "@/lib/share"

interface Props {
  params: Promise<{ handle: string }>
  searchParams: Promise<Parameters>
}

async function find({ params }: Props) {
  const { handle } = await params
  return (await listCategories()).find((category) => category.handle === handle)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const category = await find(props)
  if (!category) return {}
  const { name: title, description, handle } = category
  const picture = pictureOf((await listing(readSelection({}), { category: handle })).products)
  return { title, description, alternates: await alternates(`/c/${handle}`), ...(await sharing({ title, description, picture })) }
}

export default async function CategoryPage(props: Props) {
  const category = await find(props)
  if (!category) notFound()
  return (
    <div className="shell py-10">
      <h1 className="text-4xl">{category.name}</h1>
      {category.description && <p className="mt-3 mb-8 max-w-2xl text-soft">{category.description}</p>}
      <ListingPage
        path={`/c/${category.handle}`}
        selection={readSelection(await props.searchParams)}
        scope={{ category: category.handle }}
      />
    </div>
  )
}
