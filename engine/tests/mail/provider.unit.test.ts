import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PostalMime from "postal-mime"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { MailService } from "../../src/providers/mail/service"

/** A mail server that asks for a password and keeps what it is given. */
const taken: { from: string; to: string[]; raw: Buffer }[] = []
let refusal: { code: number; message: string } | undefined
const server = new SMTPServer({
  hideSTARTTLS: true,
  onAuth: ({ username, password }, _session, done) =>
    username === "shop" && password === "s:cret" ? done(null, { user: username }) : done(new Error("535 no")),
  onRcptTo: (_address, _session, done) =>
    refusal ? done(Object.assign(new Error(refusal.message), { responseCode: refusal.code })) : done(),
  onData: async (stream, { envelope }, done) => {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    taken.push({
      from: envelope.mailFrom ? envelope.mailFrom.address : "",
      to: envelope.rcptTo.map(({ address }) => address),
      raw: Buffer.concat(chunks),
    })
    done()
  },
})

let url: string
beforeAll(async () => {
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  url = `smtp://shop:s%3Acret@127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
beforeEach(() => {
  taken.length = 0
  refusal = undefined
})
afterAll(() => new Promise<void>((done) => server.close(done)))

const letter = {
  to: "ada@example.com",
  channel: "email",
  template: "test",
  idempotency_key: "letter-1",
  content: { subject: "Grüße — تحية", html: "<p>Hallo = ä</p>", text: "Hallo = ä" },
} as never

test("a letter reaches the mail server as it was written, under one name at each attempt", async () => {
  const mail = new MailService({}, { url, from: "Schöner Laden <shop@example.com>" })
  const first = await mail.send(letter)
  const second = await mail.send(letter)
  expect(second.id).toBe(first.id)
  expect(taken).toHaveLength(2)
  expect(taken[0]).toMatchObject({ from: "shop@example.com", to: ["ada@example.com"] })
  const read = await PostalMime.parse(taken[0]?.raw as Buffer)
  expect(read).toMatchObject({ subject: "Grüße — تحية", messageId: first.id, from: { name: "Schöner Laden", address: "shop@example.com" } })
  expect(read.html?.trim()).toBe("<p>Hallo = ä</p>")
  expect(read.text?.trim()).toBe("Hallo = ä")
})

test("what a server refuses is an error, so that it is tried again", async () => {
  refusal = { code: 451, message: "busy" }
  await expect(new MailService({}, { url }).send(letter)).rejects.toThrow(/busy/)
  await expect(new MailService({}, { url: url.replace("s%3Acret", "wrong") }).send(letter)).rejects.toThrow(/535|Invalid login/)
  await expect(new MailService({}, { url: "smtp://127.0.0.1:1" }).send(letter)).rejects.toThrow(/ECONNREFUSED/)
})

test("an address cannot smuggle in a second recipient or a header", async () => {
  const mail = new MailService({}, { url })
  const evil = { ...(letter as object), content: { subject: "a\r\nBcc: eve@example.com", text: "x" } } as never
  await mail.send(evil)
  expect(taken[0]?.to).toEqual(["ada@example.com"])
  expect((await PostalMime.parse(taken[0]?.raw as Buffer)).bcc).toBeUndefined()
})

test("without a server each letter is a file that only its owner reads", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mail-"))
  try {
    const mail = new MailService({}, { folder: join(folder, "box"), from: "shop@example.com" })
    await mail.send(letter)
    const files = readdirSync(join(folder, "box")).sort()
    expect(files).toEqual([expect.stringMatching(/\.eml$/), expect.stringMatching(/\.html$/)])
    expect(statSync(join(folder, "box", files[0] as string)).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, "box", files[1] as string), "utf8")).toBe("<p>Hallo = ä</p>")
    expect(await PostalMime.parse(readFileSync(join(folder, "box", files[0] as string)))).toMatchObject({ subject: "Grüße — تحية" })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  [{}, /url or folder/],
  [{ url: "http://mail.example.com" }, /smtp:\/\//],
])("options %j are refused in words", (options, message) => expect(() => MailService.validateOptions(options)).toThrow(message))

test("a mail without words is refused", async () => {
  await expect(new MailService({}, { url }).send({ to: "a@example.com", channel: "email" } as never)).rejects.toThrow(/needs content/)
})
