import { defineModule } from "@wekala/engine/kit"
import * as entities from "./entities"
import "./jobs/follow-orders"
import { migrations } from "./migrations"
import "./personal-data"
import "./search"
import "./selling/completion"
import { AuctionsService } from "./service"
import "./stock-guard"

export default defineModule("auctions", {
  service: AuctionsService,
  entities: Object.values(entities),
  migrations,
  idPrefixes: { auc: "Auction", abid: "AuctionBid", asale: "AuctionSale" },
})
