import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

// No inline script, so that the content security policy need not allow any.
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Wekala API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

/** The API reference for people. */
export function GET(_request: MedusaRequest, response: MedusaResponse): void {
  response.type("html").send(page)
}
