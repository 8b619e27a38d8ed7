import { Initial1764000100000 } from "./1764000100000-initial"
import { Post1764000200000 } from "./1764000200000-post"

/** Oldest first. */
export const migrations = [Initial1764000100000, Post1764000200000]
