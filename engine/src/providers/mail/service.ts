import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"
import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createHash } from "node:crypto"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createTransport, type Transporter } from "nodemailer"

const mailOptions = z.object({
  /** `smtp://user:password@host:587` (STARTTLS where the server offers it) or `smtps://…:465`. */
  url: z.url({ protocol: /^smtps?$/, error: "must be smtp://… or smtps://…" }).optional(),
  /** Without `url`: a folder that each mail is written to, as `.eml` and as `.html`. */
  folder: z.string().optional(),
  /** Sender: `shop@example.com` or `My Shop <shop@example.com>`. */
  from: z.string().default("no-reply@localhost"),
})

/** A mail server that does not answer must not hold a worker. */
const TIMEOUT_MS = 20_000

/** Sends e-mail by SMTP, or keeps it in a folder where there is no server. */
export class MailService extends AbstractNotificationProviderService {
  static override identifier = "mail"
  private readonly options: z.output<typeof mailOptions>
  private readonly transport: Transporter

  static override validateOptions(options: Record<string, unknown>): void {
    const { data, error } = mailOptions.safeParse(options)
    if (error) throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, `Options of the mail provider: ${z.prettifyError(error)}`)
    if (!data.url && !data.folder) {
      throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, "The mail provider needs the option url or folder.")
    }
  }

  constructor(_dependencies: unknown, options: Record<string, unknown>) {
    super()
    this.options = mailOptions.parse(options)
    const { url } = this.options
    this.transport = url
      ? createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS })
      : createTransport({ streamTransport: true, buffer: true })
  }

  /** @throws MedusaError when the notification has no content, or the server refuses it */
  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { to, content, provider_data } = notification
    if (!content?.subject || !(content.html || content.text)) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "A mail needs content: a subject, and html or text.")
    }
    const from = notification.from?.trim() || this.options.from
    const messageId = this.messageId(notification, from)
    const sent = await this.transport.sendMail({
      from,
      to,
      subject: content.subject,
      ...(content.html && { html: content.html }),
      ...(content.text && { text: content.text }),
      ...(typeof provider_data?.reply_to === "string" && { replyTo: provider_data.reply_to }),
      messageId,
      // Out-of-office machines keep quiet about it.
      headers: { "Auto-Submitted": "auto-generated" },
    })
    if (!this.options.url) await this.keep(messageId, sent.message as Buffer, content.html ?? undefined)
    return { id: messageId }
  }

  /** The same at each attempt: a mail program that has the letter already shows it once. */
  private messageId(notification: ProviderSendNotificationDTO, from: string): string {
    const { idempotency_key, id } = notification as ProviderSendNotificationDTO & { idempotency_key?: string; id?: string }
    const host = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost"
    const digest = createHash("sha256")
      .update(idempotency_key ?? id ?? "")
      .digest("hex")
      .slice(0, 32)
    return `<${digest}@${host}>`
  }

  private async keep(messageId: string, message: Buffer, html: string | undefined): Promise<void> {
    const folder = this.options.folder as string
    // Links in it open accounts.
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${new Date().toISOString().replaceAll(/[:.]/g, "-")}-${messageId.slice(1, 9)}`
    await writeFile(join(folder, `${name}.eml`), message, { mode: 0o600 })
    if (html) await writeFile(join(folder, `${name}.html`), html, { mode: 0o600 })
  }
}
