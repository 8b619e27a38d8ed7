import { z } from "@medusajs/framework/zod"
import { DomainError } from "@wekala/engine/kit"

const MAX_BYTES = 4 * 1024 * 1024
const MOST = 6
/** Base64 takes four characters for three bytes. */
const MAX_TEXT = Math.ceil(MAX_BYTES / 3) * 4
/** What a request with so many pictures may come to. */
export const MAX_REQUEST_BYTES = MOST * MAX_TEXT + 200_000

export const imagesSchema = z
  .array(z.object({ content: z.string().min(1) }))
  .max(MOST)
  .meta({ description: `Pictures, base64, the first one first: JPEG, PNG or WebP, up to ${MAX_BYTES / 1024 / 1024} MB each` })

/** A file as Medusa's file module takes it. */
export interface UploadedImage {
  filename: string
  mimeType: string
  /** Base64. */
  content: string
  access: "public"
}

const bytes = (...values: (number | string)[]) => Buffer.concat(values.map((each) => Buffer.from(typeof each === "string" ? each : [each])))

/** What the first bytes of a file say that it is; its name and declared type may say anything. */
const KINDS = [
  { mimeType: "image/jpeg", extension: "jpg", is: (data: Buffer) => startsWith(data, bytes(0xff, 0xd8, 0xff)) },
  { mimeType: "image/png", extension: "png", is: (data: Buffer) => startsWith(data, bytes(0x89, "PNG\r\n", 0x1a, "\n")) },
  {
    mimeType: "image/webp",
    extension: "webp",
    is: (data: Buffer) => startsWith(data, bytes("RIFF")) && startsWith(data.subarray(8), bytes("WEBP")),
  },
]

const startsWith = (data: Buffer, start: Buffer) => data.subarray(0, start.length).equals(start)

/** @throws DomainError `invalid_image` (422), naming the picture */
export function readImages(images: z.output<typeof imagesSchema>): UploadedImage[] {
  return images.map(({ content }, index) => {
    if (content.length > MAX_TEXT) throw invalid(index, `has more than ${MAX_BYTES / 1024 / 1024} MB`)
    const data = Buffer.from(content, "base64")
    const kind = KINDS.find(({ is }) => is(data))
    if (!kind || data.toString("base64") !== content) throw invalid(index, "is no JPEG, PNG or WebP picture in base64")
    return { filename: `lot-${index + 1}.${kind.extension}`, mimeType: kind.mimeType, content, access: "public" }
  })
}

function invalid(index: number, what: string): DomainError {
  return new DomainError({
    status: 422,
    code: "invalid_image",
    message: `Picture ${index + 1} ${what}.`,
    fields: [{ path: `body.images.${index}`, message: what }],
  })
}
