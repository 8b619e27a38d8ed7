import { Initial1795286000000 } from "./1795286000000-initial"

/** Oldest first. */
export const migrations = [Initial1795286000000]
