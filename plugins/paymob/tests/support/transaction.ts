/**
 * The fields that count of the sample callback in Paymob's documentation, "Transaction processed callback"
 * and "HMAC Transaction Callback" (developers.paymob.com).
 */
export const documented = {
  id: 192_036_465,
  pending: false,
  amount_cents: 100_000,
  success: true,
  is_auth: false,
  is_capture: false,
  is_standalone_payment: true,
  is_voided: false,
  is_refunded: false,
  is_3d_secure: true,
  integration_id: 4_097_558,
  has_parent_transaction: false,
  order: { id: 217_503_754, merchant_order_id: null as string | null, paid_amount_cents: 100_000 },
  created_at: "2024-06-13T11:33:44.592345",
  currency: "EGP",
  source_data: { pan: "2346", type: "card", sub_type: "MasterCard" } as Record<string, string | null>,
  error_occured: false,
  owner: 302_852,
  refunded_amount_cents: null as number | null,
  captured_amount: null as number | null,
  is_captured: false,
  parent_transaction: null as number | null,
}
