import { MedusaError } from "@medusajs/framework/utils"
import type { ObjectLiteral } from "typeorm"
import { getDataSource } from "../database/data-source"
import { type ListConfig, toFindOptions } from "./find-options"

type Entity<T> = new () => T

/** Filters as Medusa's: values, arrays (any of), operators (`$gt`, `$like`, …), `$and`, `$or`, relations. */
export type Filters = Record<string, unknown>

/**
 * Base class of a module's service: reading lists of its entities. Writing is the service's own,
 * through `transaction`.
 */
export class ModuleService {
  /** The entities that match, ordered by primary key unless told. Relations not asked for are absent. */
  async list<T extends ObjectLiteral>(entity: Entity<T>, filters?: Filters, config: ListConfig = {}): Promise<T[]> {
    const repository = (await getDataSource()).getRepository(entity)
    return repository.find(toFindOptions(filters, config, repository.metadata) as never)
  }

  /** As `list`, with the number of all matches regardless of `skip` and `take`. */
  async listAndCount<T extends ObjectLiteral>(entity: Entity<T>, filters?: Filters, config: ListConfig = {}): Promise<[T[], number]> {
    const repository = (await getDataSource()).getRepository(entity)
    return repository.findAndCount(toFindOptions(filters, config, repository.metadata) as never)
  }

  /** @throws MedusaError of type `not_found` */
  async retrieve<T extends ObjectLiteral>(entity: Entity<T>, id: string, config: ListConfig = {}): Promise<T> {
    const [found] = await this.list(entity, { id }, { ...config, take: 1 })
    if (!found) throw new MedusaError(MedusaError.Types.NOT_FOUND, `${entity.name} with id ${id} was not found`)
    return found
  }
}
