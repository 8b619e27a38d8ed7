import { MedusaError } from "@medusajs/framework/utils"
import {
  And,
  Equal,
  type EntityMetadata,
  type FindOperator,
  type FindOptionsWhere,
  ILike,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  Like,
  MoreThan,
  MoreThanOrEqual,
  Not,
} from "typeorm"

type Where = FindOptionsWhere<Record<string, unknown>>

const COMPARISONS: Record<string, (value: unknown) => FindOperator<unknown>> = {
  $eq: (value) => (value === null ? IsNull() : Array.isArray(value) ? In(value) : Equal(value)),
  $ne: (value) => (value === null ? Not(IsNull()) : Not(Equal(value))),
  $gt: MoreThan,
  $gte: MoreThanOrEqual,
  $lt: LessThan,
  $lte: LessThanOrEqual,
  $in: (value) => In(value as unknown[]),
  $nin: (value) => Not(In(value as unknown[])),
  $like: (value) => Like(value as string),
  $ilike: (value) => ILike(value as string),
  $exists: (value) => (value ? Not(IsNull()) : IsNull()),
}

const LISTS = new Set(["$in", "$nin"])

/**
 * Turns Medusa's filters (`{ status: ["a", "b"], created_at: { $gt }, $or: [...], bids: { amount: … } }`)
 * into TypeORM's. An unknown property or operator is an `invalid_data` error, never ignored: an ignored
 * filter would answer too much. The result is a list of alternatives, each a conjunction.
 */
export function toWhere(filters: unknown, metadata: EntityMetadata): Where[] {
  if (filters === undefined || filters === null) return [{}]
  if (typeof filters !== "object" || Array.isArray(filters)) throw invalid(metadata, "filters must be an object")
  let alternatives: Where[] = [{}]
  for (const [key, value] of Object.entries(filters as Record<string, unknown>)) {
    if (value === undefined) continue
    if (key === "$and") {
      for (const part of parts(key, value, metadata)) alternatives = combine(alternatives, toWhere(part, metadata), metadata)
    } else if (key === "$or") {
      alternatives = combine(
        alternatives,
        parts(key, value, metadata).flatMap((part) => toWhere(part, metadata)),
        metadata,
      )
    } else {
      alternatives = combine(alternatives, propertyWhere(key, value, metadata), metadata)
    }
  }
  return alternatives
}

/** An empty list would be no condition at all. */
function parts(key: string, value: unknown, metadata: EntityMetadata): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid(metadata, `${key} needs a list of filters`)
  return value
}

function propertyWhere(key: string, value: unknown, metadata: EntityMetadata): Where[] {
  const relation = metadata.findRelationWithPropertyPath(key)
  if (relation) return toWhere(value, relation.inverseEntityMetadata).map((where) => ({ [key]: where }))
  if (!metadata.findColumnWithPropertyName(key)) throw invalid(metadata, `has no property "${key}"`)
  return [{ [key]: comparison(key, value, metadata) }]
}

function comparison(key: string, value: unknown, metadata: EntityMetadata): FindOperator<unknown> {
  if (value === null) return IsNull()
  if (Array.isArray(value)) return In(value)
  if (typeof value !== "object" || value instanceof Date) return Equal(value)
  const operators = Object.entries(value as Record<string, unknown>).map(([name, operand]) => {
    if (name === "$not") return Not(comparison(key, operand, metadata))
    const operator = COMPARISONS[name]
    if (!operator) throw invalid(metadata, `unknown operator "${name}" on "${key}"`)
    if (LISTS.has(name) && !Array.isArray(operand)) throw invalid(metadata, `${name} on "${key}" needs a list`)
    return operator(operand)
  })
  if (operators.length === 0) throw invalid(metadata, `empty condition on "${key}"`)
  return operators.length === 1 ? (operators[0] as FindOperator<unknown>) : And(...operators)
}

/** (a or b) and (c or d) = ac or ad or bc or bd; conditions on one property are joined with And. */
function combine(left: Where[], right: Where[], metadata: EntityMetadata): Where[] {
  return left.flatMap((a) => right.map((b) => merge(a, b, metadata)))
}

function merge(a: Where, b: Where, metadata: EntityMetadata): Where {
  const merged: Where = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const present = merged[key]
    if (present === undefined) merged[key] = value
    else {
      const relation = metadata.findRelationWithPropertyPath(key)
      merged[key] = relation
        ? merge(present as Where, value as Where, relation.inverseEntityMetadata)
        : And(present as FindOperator<unknown>, value as FindOperator<unknown>)
    }
  }
  return merged
}

function invalid(metadata: EntityMetadata, reason: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `${metadata.name}: ${reason}`)
}
