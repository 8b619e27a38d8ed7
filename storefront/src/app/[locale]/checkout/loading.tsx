import { Skeleton } from "@/components/ui/skeleton"

export default function Loading() {
  return (
    <div className="shell py-10" aria-busy>
      <Skeleton className="h-10 w-48" />
      <div className="mt-8 grid gap-6 lg:grid-cols-[1fr_24rem] lg:gap-10">
        <Skeleton className="h-14 rounded-3xl lg:order-last lg:h-96" />
        <div className="space-y-4">
          <Skeleton className="h-64 rounded-3xl" />
          <Skeleton className="h-20 rounded-3xl" />
          <Skeleton className="h-20 rounded-3xl" />
          <Skeleton className="h-20 rounded-3xl" />
        </div>
      </div>
    </div>
  )
}
