import { Skeleton } from "@/components/ui/skeleton"

export default function Loading() {
  return (
    <div className="shell max-w-4xl space-y-6 py-10" aria-busy>
      <Skeleton className="h-10 w-72" />
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-28 rounded-3xl" />
      <Skeleton className="h-80 rounded-3xl" />
    </div>
  )
}
