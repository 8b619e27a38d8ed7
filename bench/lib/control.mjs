// @ts-check
import { createServer } from "node:http"
import { tell } from "../../tools/lib/leash.mjs"

/**
 * Lets a process under load be told what to do: `POST /<action>` with its input as JSON. Tells the parent where, and ends when
 * it is asked to.
 * @param {Record<string, (input: any) => unknown>} actions
 * @param {object} facts what the parent is told beside
 */
export async function serveControl(actions, facts = {}) {
  const server = createServer(async (request, response) => {
    try {
      let body = ""
      for await (const chunk of request) body += chunk
      const action = /** @type {(input: any) => unknown} */ (actions[request.url?.slice(1) ?? ""])
      response.end(JSON.stringify((await action(JSON.parse(body))) ?? {}))
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ message: /** @type {Error} */ (error).message }))
    }
  })
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)))
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address())
  await tell({ ...facts, control: `http://127.0.0.1:${port}` })
  await new Promise((resolve) => process.once("SIGTERM", resolve))
}
