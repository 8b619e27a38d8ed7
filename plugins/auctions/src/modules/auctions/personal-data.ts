import { definePersonalData, Money, queryRows } from "@wekala/engine/kit"

definePersonalData({
  name: "auctions",
  export: async (customerId) => {
    const [bids, sales, watching, selling] = await Promise.all([
      queryRows<{ maximum: string; currency_code: string }>(
        `SELECT b.auction_id, b.placed_at, b.maximum, b.quantity, b.kind, a.currency_code FROM auction_bid b
         JOIN auction a ON a.id = b.auction_id WHERE b.bidder_id = $1 ORDER BY b.placed_at`,
        [customerId],
      ),
      queryRows<{ unit_price: string; premium: string; currency_code: string }>(
        `SELECT auction_id, kind, status, quantity, unit_price, premium, currency_code, order_id, created_at FROM auction_sale
         WHERE bidder_id = $1 ORDER BY created_at`,
        [customerId],
      ),
      queryRows("SELECT auction_id, created_at FROM auction_watch WHERE customer_id = $1 ORDER BY created_at", [customerId]),
      queryRows("SELECT id AS auction_id, title, status, outcome, created_at FROM auction WHERE seller_id = $1 ORDER BY created_at", [
        customerId,
      ]),
    ])
    const decimal = (minor: string, currency: string) => Money.ofMinor(minor, currency).toDecimal()
    return {
      bids: bids.map((bid) => ({ ...bid, maximum: decimal(bid.maximum, bid.currency_code) })),
      wins_and_offers: sales.map((sale) => ({
        ...sale,
        unit_price: decimal(sale.unit_price, sale.currency_code),
        premium: decimal(sale.premium, sale.currency_code),
      })),
      watching,
      selling,
    }
  },
  blocksErasure: async (customerId) => {
    const [open] = await queryRows(
      `SELECT 1 FROM auction WHERE status = 'live' AND (leader_bidder_id = $1 OR seller_id = $1)
       UNION ALL SELECT 1 FROM auction a JOIN auction_bidder b ON b.auction_id = a.id
         WHERE a.status = 'live' AND a.format LIKE 'sealed%' AND b.bidder_id = $1 AND b.maximum IS NOT NULL
       UNION ALL SELECT 1 FROM auction_sale WHERE bidder_id = $1 AND status IN ('awaiting_payment', 'ordered') LIMIT 1`,
      [customerId],
    )
    if (!open) return undefined
    return { code: "auction_open", message: "There are auctions that you lead, sell in, or have won and not paid: wait for their end." }
  },
  // Bids and sales name an id that then names nobody; what was watched nobody needs any more.
  erase: async (tx, customerId) => {
    await tx.query("DELETE FROM auction_watch WHERE customer_id = $1", [customerId])
  },
})
