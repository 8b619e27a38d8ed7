import { LoginPage, loginMetadata, type LoginSearch } from "@/components/account/login-page"
import { RegisterForm } from "@/components/account/register-form"

export const generateMetadata = () => loginMetadata("register")

export default function RegisterPage({ searchParams }: LoginSearch) {
  return <LoginPage way="register" form={RegisterForm} searchParams={searchParams} />
}
