import { Module } from "@medusajs/framework/utils"
import BiddingService from "./service"

export const BIDDING = "bidding"

export default Module(BIDDING, { service: BiddingService })
