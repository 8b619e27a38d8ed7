// @ts-check
// Loaded into every process that `npm start` and `npm test` start. When the parent is gone, even killed
// hard, the channel to it closes, and the child stops as if it had been asked to.
if (process.send) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
  // The leash itself is no reason to stay alive.
  process.channel?.unref()
}

/**
 * Tells the parent; resolves when it is sent, so that the process may end.
 * @param {object} message
 * @returns {Promise<void>}
 */
export function tell(message) {
  return new Promise((resolve) => (process.send ? process.send(message, () => resolve()) : resolve()))
}
