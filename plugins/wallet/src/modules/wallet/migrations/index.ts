import { Initial1764000100000 } from "./1764000100000-initial"
import { Post1764000200000 } from "./1764000200000-post"
import { TopUpsEnd1764000300000 } from "./1764000300000-top-ups-end"

/** Oldest first. */
export const migrations = [Initial1764000100000, Post1764000200000, TopUpsEnd1764000300000]
