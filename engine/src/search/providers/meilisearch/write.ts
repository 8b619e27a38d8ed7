import type { SearchDocument, Synonyms } from "../../provider"
import type { Client, Connection } from "./client"
import { type Indexed, indexed } from "./documents"
import { type IndexNames, keyOf } from "./names"
import { settingsOf, synonymsOf } from "./settings"

const KEY = "key"
const BATCH = 1_000

/** Writes to the indexes of each kind and language, and waits until what was written can be found. */
export class Writer {
  constructor(
    private readonly connection: Connection,
    private readonly names: IndexNames,
  ) {}

  /** Those that are read, of every language. */
  async indexesOf(kind: string): Promise<string[]> {
    return (await this.connection.indexes()).filter((uid) => this.names.isOf(uid, kind) && !this.names.isNext(uid))
  }

  /** Makes what is held of these things exactly these documents, in every language. */
  async write(kind: string, documents: readonly SearchDocument[], removed: readonly string[]): Promise<void> {
    const client = await this.connection.forWriting()
    const existing = await this.indexesOf(kind)
    const byIndex = this.byIndex(kind, documents)
    const ids = [...new Set([...documents.map(({ id }) => id), ...removed].map(keyOf))]
    const created = await this.create(
      client,
      [...byIndex].filter(([uid]) => !existing.includes(uid)).map(([uid, { locale }]) => ({ uid, locale })),
    )
    const changes = [...new Set([...existing, ...byIndex.keys()])].flatMap((uid) => {
      const held = byIndex.get(uid)?.documents ?? new Map<string, Indexed>()
      const gone = existing.includes(uid) ? ids.filter((key) => !held.has(key)) : []
      const index = client.index(uid)
      return [
        ...(gone.length > 0 ? [index.deleteDocuments(gone)] : []),
        ...index.addDocumentsInBatches([...held.values()], BATCH, { primaryKey: KEY }),
      ]
    })
    await this.connection.done([...created, ...changes])
  }

  /** Builds everything of a kind beside what is read, and changes the two over at one stroke. */
  async replace(kind: string, documents: AsyncIterable<readonly SearchDocument[]>): Promise<void> {
    const client = await this.connection.forWriting()
    // What a replacement left that did not come to its end.
    await this.drop(client, (uid) => this.names.isOf(uid, kind) && this.names.isNext(uid))
    try {
      const built = new Map<string, string>()
      for await (const batch of documents) await this.build(client, kind, batch, built)
      await this.changeOver(client, kind, built)
    } finally {
      await this.drop(client, (uid) => this.names.isOf(uid, kind) && this.names.isNext(uid))
    }
  }

  /** Remembers the synonyms, and has every index know them. */
  async setSynonyms(synonyms: readonly Synonyms[]): Promise<void> {
    const client = await this.connection.forWriting()
    const indexes = (await this.connection.indexes()).filter((uid) => this.names.isOf(uid))
    const remembered = client.index(this.names.synonyms).addDocuments([{ [KEY]: "all", synonyms }], { primaryKey: KEY })
    const told = indexes.map((uid) => client.index(uid).updateSynonyms(synonymsOf(this.names.localeOf(uid), synonyms)))
    await this.connection.done([remembered, ...told])
  }

  private byIndex(kind: string, documents: readonly SearchDocument[]) {
    const found = new Map<string, { locale: string; documents: Map<string, Indexed> }>()
    for (const document of documents) {
      const uid = this.names.of(kind, document.locale)
      const known = found.get(uid) ?? { locale: document.locale, documents: new Map() }
      const made = indexed(document)
      found.set(uid, { ...known, documents: known.documents.set(made.key, made) })
    }
    return found
  }

  /** @param built what has been made so far: the name of the new index → the language; grows */
  private async build(client: Client, kind: string, batch: readonly SearchDocument[], built: Map<string, string>): Promise<void> {
    const byIndex = [...this.byIndex(kind, batch)].map(([uid, held]) => ({ uid: this.names.next(uid), ...held }))
    const created = await this.create(
      client,
      byIndex.filter(({ uid }) => !built.has(uid)),
    )
    for (const { uid, locale } of byIndex) built.set(uid, locale)
    const added = byIndex.flatMap(({ uid, documents }) =>
      client.index(uid).addDocumentsInBatches([...documents.values()], BATCH, { primaryKey: KEY }),
    )
    await this.connection.done([...created, ...added])
  }

  private async changeOver(client: Client, kind: string, built: ReadonlyMap<string, string>): Promise<void> {
    const existing = await this.indexesOf(kind)
    const made = [...built].map(([next, locale]) => ({ uid: this.names.of(kind, locale), next, locale }))
    const fresh = made.filter(({ uid }) => !existing.includes(uid))
    // A language of which nothing is left changes over with the others, to nothing.
    const empty = existing
      .filter((uid) => !made.some((one) => one.uid === uid))
      .map((uid) => ({ uid: this.names.next(uid), locale: this.names.localeOf(uid) }))
    await this.connection.done([...(await this.create(client, fresh)), ...(await this.create(client, empty))])
    const pairs = [...made.map(({ next }) => next), ...empty.map(({ uid }) => uid)].map(
      (next) => [next.replace(/_next$/, ""), next] as [string, string],
    )
    if (pairs.length > 0) await this.connection.done([client.swapIndexes(pairs.map((indexes) => ({ indexes, rename: false })))])
  }

  private async create(client: Client, indexes: readonly { uid: string; locale: string }[]) {
    if (indexes.length === 0) return []
    const synonyms = await this.remembered(client)
    return indexes.flatMap(({ uid, locale }) => [
      client.createIndex(uid, { primaryKey: KEY }),
      client.index(uid).updateSettings(settingsOf(locale, synonyms)),
    ])
  }

  private async remembered(client: Client): Promise<Synonyms[]> {
    if (!(await this.connection.indexes()).includes(this.names.synonyms)) return []
    const { synonyms } = await client.index<{ synonyms: Synonyms[] }>(this.names.synonyms).getDocument("all")
    return synonyms
  }

  private async drop(client: Client, isMeant: (uid: string) => boolean): Promise<void> {
    const uids = (await this.connection.indexes()).filter(isMeant)
    await this.connection.done(uids.map((uid) => client.deleteIndex(uid)))
  }
}
