import { watchTable } from "@wekala/engine/kit"

// What happens to a claim on stock; the functions are in the first migration.
watchTable(
  "auctions_stock_taken",
  "reservation_item",
  "AFTER INSERT ON reservation_item FOR EACH ROW EXECUTE FUNCTION auction_stock_taken()",
)
watchTable(
  "auctions_stock_claimed",
  "inventory_level",
  `AFTER UPDATE OF reserved_quantity, stocked_quantity ON inventory_level DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
   WHEN (NEW.stocked_quantity - NEW.reserved_quantity < OLD.stocked_quantity - OLD.reserved_quantity)
   EXECUTE FUNCTION auction_stock_claimed()`,
)
