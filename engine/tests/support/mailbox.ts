import type { TestEngine } from "@wekala/engine/testing"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import PostalMime, { type Email } from "postal-mime"

/** Letters to an address, oldest first, as a mail program reads them. */
export async function mailsTo(engine: TestEngine, address: string): Promise<Email[]> {
  const files = readdirSync(engine.mailbox).filter((name) => name.endsWith(".eml"))
  const mails = await Promise.all(files.sort().map((name) => PostalMime.parse(readFileSync(join(engine.mailbox, name)))))
  return mails.filter(({ to }) => to?.some((recipient) => recipient.address === address))
}

/** The address behind a letter's button. */
export const linkIn = (mail: Email | undefined): URL => new URL(/https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "")
