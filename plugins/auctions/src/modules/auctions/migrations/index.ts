import { Initial1795286000000 } from "./1795286000000-initial"
import { Letters1795286100000 } from "./1795286100000-letters"

/** Oldest first. */
export const migrations = [Initial1795286000000, Letters1795286100000]
