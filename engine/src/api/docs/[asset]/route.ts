import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dirname } from "node:path"
import { DomainError } from "../../../kit/http/errors"

// Resolved at use: the package has a folder of files and nothing to import.
const folder = () => dirname(require.resolve("swagger-ui-dist/package.json"))

const FILES = new Set(["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"])

const start = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "none",
  validatorUrl: null,
})
`

/** The files of the reference page; only those it needs. */
export function GET(request: MedusaRequest, response: MedusaResponse): void {
  const asset = request.params.asset as string
  response.setHeader("Cache-Control", "public, max-age=3600")
  if (asset === "start.js") {
    response.type("js").send(start)
    return
  }
  if (!FILES.has(asset)) throw new DomainError({ status: 404, code: "not_found", message: `There is no /docs/${asset}.` })
  // With a root, folders above it may begin with a dot.
  response.sendFile(asset, { root: folder() })
}
