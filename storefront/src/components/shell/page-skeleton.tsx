import { Skeleton } from "@/components/ui/skeleton"

const CARDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** What a list looks like while it is asked for. */
export function PageSkeleton() {
  return (
    <div className="shell py-10" aria-busy>
      <Skeleton className="h-10 w-64" />
      <div className="mt-10 grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
        {CARDS.map((card) => (
          <div key={card} className="space-y-3">
            <Skeleton className="aspect-square" />
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-1/3" />
          </div>
        ))}
      </div>
    </div>
  )
}
