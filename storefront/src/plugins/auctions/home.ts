import type { HomeSections } from "../slots"
import { LiveLots } from "./home-section"

export default [LiveLots] satisfies HomeSections
