import { LoginPage, loginMetadata, type LoginSearch } from "@/components/account/login-page"
import { SignInForm } from "@/components/account/sign-in-form"

export const generateMetadata = () => loginMetadata("signIn")

export default function SignInPage({ searchParams }: LoginSearch) {
  return <LoginPage way="signIn" form={SignInForm} searchParams={searchParams} />
}
