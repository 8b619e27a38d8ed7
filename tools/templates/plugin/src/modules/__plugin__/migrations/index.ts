import { Initial__timestamp__ } from "./__timestamp__-initial"

/** Oldest first. */
export const migrations = [Initial__timestamp__]
