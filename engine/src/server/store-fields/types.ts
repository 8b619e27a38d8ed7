/**
 * What a shopper may read, type by type. A relation that is not here cannot be asked for, however deep;
 * `metadata` of the catalogue is not here, as merchants keep their own notes in it.
 */
export interface StoreType {
  /** Its own columns that may be read; `"all"` for records that belong to the caller, such as a cart. */
  readonly fields: readonly string[] | "all"
  /** Relations that may be followed, by the name of the type they lead to. */
  readonly relations: Readonly<Record<string, string>>
  /** Made by the server as a whole: `rel.*` and any path below it are passed on as they are. */
  readonly opaque?: boolean
  /** Shown only while its product is published; names the property that holds the product's id. */
  readonly productKey?: string
}

const times = ["created_at", "updated_at"]
const measures = ["weight", "length", "height", "width", "hs_code", "origin_country", "mid_code", "material"]
const productFields = [
  ...["id", "title", "subtitle", "description", "handle", "is_giftcard", "discountable", "thumbnail", "collection_id", "type_id"],
  ...measures,
  ...times,
]
const variantFields = [
  ...["id", "title", "sku", "barcode", "ean", "upc", "allow_backorder", "manage_inventory", "variant_rank", "product_id", "thumbnail"],
  ...["inventory_quantity", ...measures, ...times],
]
const categoryFields = ["id", "name", "description", "handle", "rank", "external_id", "parent_category_id", ...times]
const collectionFields = ["id", "title", "handle", "external_id", ...times]
const amountTotals = ["total", "subtotal", "tax_total", "discount_total", "discount_subtotal", "discount_tax_total"].flatMap((name) =>
  name.startsWith("discount") ? [name] : [name, `original_${name}`],
)
const orderTotals = [
  ...[...amountTotals, "gift_card_total", "gift_card_tax_total", "credit_line_total", "credit_line_subtotal", "credit_line_tax_total"],
  ...["item", "original_item", "shipping", "original_shipping"].flatMap((of) => [`${of}_total`, `${of}_subtotal`, `${of}_tax_total`]),
  ...["item_discount_total", "shipping_discount_total"],
]
const labelFields = ["id", "value", "external_id", ...times]

const own = (relations: Record<string, string> = {}): StoreType => ({ fields: "all", relations })
const listed = (fields: readonly string[], relations: Record<string, string> = {}): StoreType => ({ fields, relations })

/** A line of a cart or an order. What it copied from the product stays; the product itself only while it is published. */
const line = (): StoreType =>
  own({ product: "LineProduct", variant: "LineVariant", tax_lines: "TaxLine", adjustments: "Adjustment", detail: "LineDetail" })

const types: Record<string, StoreType> = {
  Product: listed(productFields, {
    type: "ProductType",
    collection: "ProductCollection",
    options: "ProductOption",
    tags: "ProductTag",
    images: "ProductImage",
    variants: "ProductVariant",
    categories: "ProductCategory",
  }),
  ProductVariant: listed(variantFields, { options: "ProductOptionValue", images: "ProductImage", calculated_price: "CalculatedPrice" }),
  /** The variant route's own variant: its product is known to be published. */
  VariantPage: listed(variantFields, {
    options: "ProductOptionValue",
    images: "ProductImage",
    calculated_price: "CalculatedPrice",
    product: "LineProduct",
  }),
  CalculatedPrice: { fields: "all", relations: {}, opaque: true },
  ProductOption: listed(["id", "title", "is_exclusive", "product_id", ...times], { values: "ProductOptionValue" }),
  ProductOptionValue: listed(["id", "value", "rank", "option_id", ...times], { option: "OptionTitle" }),
  OptionTitle: listed(["id", "title"]),
  ProductImage: listed(["id", "url", "rank", ...times]),
  ProductTag: listed(labelFields),
  ProductType: listed(labelFields),
  ProductCollection: listed(collectionFields),
  ProductCategory: listed(categoryFields, { parent_category: "ProductCategory", category_children: "ProductCategory" }),
  CollectionPage: listed(collectionFields, { products: "ProductCard" }),
  CategoryPage: listed(categoryFields, {
    parent_category: "ProductCategory",
    category_children: "ProductCategory",
    products: "ProductCard",
  }),
  ProductCard: {
    fields: productFields,
    relations: { images: "ProductImage", tags: "ProductTag", type: "ProductType" },
    productKey: "id",
  },
  LineProduct: {
    fields: productFields,
    relations: {
      categories: "ProductCategory",
      tags: "ProductTag",
      type: "ProductType",
      collection: "ProductCollection",
      images: "ProductImage",
    },
    productKey: "id",
  },
  LineVariant: {
    fields: variantFields,
    relations: { options: "ProductOptionValue", images: "ProductImage", product: "LineProduct", calculated_price: "CalculatedPrice" },
    productKey: "product_id",
  },

  Cart: own({
    items: "CartLine",
    promotions: "Promotion",
    customer: "CartCustomer",
    shipping_methods: "ShippingMethod",
    shipping_address: "Address",
    billing_address: "Address",
    region: "Region",
    payment_collection: "PaymentCollection",
    credit_lines: "CreditLine",
  }),
  CartLine: line(),
  CartCustomer: listed(["id", "email", "first_name", "last_name", "phone", "company_name", "has_account"], { groups: "Reference" }),
  Reference: listed(["id"]),
  Promotion: listed(["id", "code", "is_automatic", "is_tax_inclusive", "type"], { application_method: "ApplicationMethod" }),
  ApplicationMethod: listed(["id", "value", "type", "currency_code", "target_type", "allocation"]),
  ShippingMethod: own({ tax_lines: "TaxLine", adjustments: "Adjustment", detail: "LineDetail" }),
  TaxLine: own(),
  Adjustment: own(),
  LineDetail: own(),
  CreditLine: own(),
  Address: own(),
  Region: listed(["id", "name", "currency_code", "automatic_taxes", "deleted_at", ...times], { countries: "Country" }),
  Country: listed(["id", "iso_2", "iso_3", "num_code", "name", "display_name", "region_id", ...times]),
  PaymentCollection: listed(
    ["id", "currency_code", "amount", "status", "authorized_amount", "captured_amount", "refunded_amount", "completed_at", ...times],
    {
      payment_sessions: "PaymentSession",
      payments: "Payment",
      payment_providers: "PaymentProvider",
    },
  ),
  // `data` is what the provider wants the shopper's browser to have (a client secret).
  PaymentSession: listed([
    "id",
    "currency_code",
    "amount",
    "provider_id",
    "status",
    "data",
    "authorized_at",
    "payment_collection_id",
    ...times,
  ]),
  Payment: listed(["id", "currency_code", "amount", "provider_id", "captured_at", "canceled_at", ...times]),
  PaymentProvider: listed(["id", "is_enabled"]),

  Order: own({
    items: "OrderLine",
    shipping_methods: "ShippingMethod",
    shipping_address: "Address",
    billing_address: "Address",
    payment_collections: "PaymentCollection",
    credit_lines: "CreditLine",
    fulfillments: "Fulfillment",
    region: "Region",
    transactions: "Transaction",
    returns: "Return",
  }),
  OrderLine: line(),
  Transaction: listed(["id", "amount", "currency_code", "reference", ...times]),
  Fulfillment: listed(["id", "packed_at", "shipped_at", "delivered_at", "canceled_at", ...times], {
    labels: "FulfillmentLabel",
    items: "FulfillmentLine",
  }),
  FulfillmentLabel: listed(["id", "tracking_number", "tracking_url", "label_url"]),
  FulfillmentLine: listed(["id", "title", "sku", "quantity", "line_item_id"]),
  Return: own({ items: "ReturnLine" }),
  ReturnLine: own({ reason: "ReturnReason" }),
  ReturnReason: listed(["id", "value", "label", "parent_return_reason_id", "description", "deleted_at", ...times], {
    parent_return_reason: "ReturnReason",
    return_reason_children: "ReturnReason",
  }),

  // What everybody may read who has been given an order's address: how far it is and what it costs, not whose it is.
  SharedOrder: listed(
    [
      ...["id", "display_id", "custom_display_id", "status", "payment_status", "fulfillment_status", "email", "currency_code"],
      ...["region_id", ...orderTotals, ...times],
    ],
    {
      items: "SharedLine",
      shipping_methods: "SharedShippingMethod",
      shipping_address: "SharedAddress",
      payment_collections: "SharedPaymentCollection",
      fulfillments: "SharedFulfillment",
      region: "Region",
    },
  ),
  SharedLine: listed(
    [
      ...["id", "title", "subtitle", "thumbnail", "quantity", "unit_price", "is_tax_inclusive", "is_discountable", "is_giftcard"],
      ...["requires_shipping", "product_id", "product_title", "product_handle", "product_type", "product_collection"],
      ...["variant_id", "variant_sku", "variant_title", "variant_option_values", ...amountTotals],
    ],
    {
      product: "LineProduct",
      variant: "LineVariant",
      tax_lines: "SharedTaxLine",
      adjustments: "SharedAdjustment",
      detail: "SharedLineDetail",
    },
  ),
  SharedLineDetail: listed([
    ...["quantity", "fulfilled_quantity", "shipped_quantity", "delivered_quantity", "return_requested_quantity"],
    ...["return_received_quantity", "return_dismissed_quantity", "written_off_quantity"],
  ]),
  SharedTaxLine: listed(["id", "code", "rate", "description", "total", "subtotal"]),
  // Without its code, which may have been for one person.
  SharedAdjustment: listed(["id", "amount", "is_tax_inclusive", "total", "subtotal"]),
  // Without its `data`, where providers keep the pick-up point and the like.
  SharedShippingMethod: listed(["id", "name", "description", "amount", "is_tax_inclusive", ...amountTotals], {
    tax_lines: "SharedTaxLine",
    adjustments: "SharedAdjustment",
    // Tells a parcel that came back from one that went out.
    detail: "SharedMethodDetail",
  }),
  SharedMethodDetail: listed(["return_id"]),
  SharedAddress: listed(["first_name", "last_name", "city", "province", "country_code"]),
  SharedPaymentCollection: listed(["status"], { payments: "SharedPayment" }),
  SharedPayment: listed(["provider_id"]),
  SharedFulfillment: listed(["id", "packed_at", "shipped_at", "delivered_at", "canceled_at", ...times], { labels: "SharedLabel" }),
  // Without the label itself, which is the address.
  SharedLabel: listed(["tracking_number", "tracking_url"]),

  Customer: own({ addresses: "Address" }),
  Currency: listed(["code", "name", "symbol", "symbol_native", "decimal_digits", "rounding", ...times]),
  ShippingOption: listed(
    [
      "id",
      "name",
      "price_type",
      "amount",
      "is_tax_inclusive",
      "service_zone_id",
      "shipping_profile_id",
      "provider_id",
      "fulfillment_provider_id",
      "shipping_option_type_id",
      "insufficient_inventory",
      "data",
    ],
    {
      type: "ShippingOptionType",
      calculated_price: "CalculatedPrice",
      prices: "CalculatedPrice",
      provider: "PaymentProvider",
      service_zone: "ServiceZone",
    },
  ),
  ShippingOptionType: listed(["id", "label", "description", "code"]),
  ServiceZone: listed(["id", "name", "fulfillment_set_id"], { fulfillment_set: "FulfillmentSet" }),
  FulfillmentSet: listed(["id", "type", "name"], { location: "StockLocation" }),
  StockLocation: listed(["id", "name"], { address: "Address" }),
}

/** @throws Error for a name that is not declared: a mistake in this house, not the caller's */
export function storeType(name: string): StoreType {
  const found = types[name]
  if (!found) throw new Error(`No store type "${name}"`)
  return found
}

/**
 * Lets shoppers read more: a plugin's own linked entity (`{ relations: { auction: "Auction" } }` on
 * `Product`, with a type `Auction`), or `metadata` for a shop that publishes it. Call it where the
 * plugin's middlewares are defined.
 */
export function allowStoreFields(name: string, added: { fields?: readonly string[]; relations?: Record<string, string> }): void {
  const present = types[name] ?? listed([])
  for (const own of [...(added.fields ?? []), ...Object.keys(added.relations ?? {})]) additions.add(`${name}.${own}`)
  types[name] = {
    ...present,
    fields: present.fields === "all" ? "all" : [...present.fields, ...(added.fields ?? [])],
    relations: { ...present.relations, ...added.relations },
  }
}

const additions = new Set<string>()

/** Whether a plugin lets shoppers read this field or relation of a type; the house itself does not. */
export const isAdded = (name: string, own: string): boolean => additions.has(`${name}.${own}`)

/** Whether the fields that a client asks for may lead to what a plugin lets shoppers read. */
export function mayNameAdded(fields: string): boolean {
  const names = new Set(fields.split(/\W+/))
  return [...additions].some((added) => names.has(added.split(".")[1] as string))
}
