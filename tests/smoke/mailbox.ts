import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import PostalMime, { type Email } from "postal-mime"
import { expect } from "vitest"
import type { Shop } from "./start-shop"

async function mailsTo({ state }: Pick<Shop, "state">, address: string): Promise<Email[]> {
  const folder = join(state, "mail")
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : []
  const mails = await Promise.all(files.sort().map((name) => PostalMime.parse(readFileSync(join(folder, name)))))
  return mails.filter(({ to }) => to?.some((recipient) => recipient.address === address))
}

/** Waits for a letter, and answers where its button leads. */
export async function linkMailedTo(shop: Pick<Shop, "state">, address: string, subject: RegExp): Promise<string> {
  const found = async () => (await mailsTo(shop, address)).filter((mail) => subject.test(mail.subject ?? "")).at(-1)
  await expect.poll(found, { timeout: 20_000 }).toBeTruthy()
  return /https?:\/\/\S+/.exec((await found())?.text ?? "")?.[0] ?? ""
}
