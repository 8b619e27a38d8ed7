/** Routes that are declared `fast`, served ahead of Medusa: for paths that thousands take in a second. */
export { createFastLane } from "./lane"
