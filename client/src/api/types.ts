/** Answers of the API, as swagger/openapi.yaml has them. */
export interface User {
  id: number;
  username: string;
  email: string;
  created_at: string;
}

export interface OwnUser extends User {
  active: boolean;
}

export interface UserPage {
  users: User[];
  next?: string;
}

export interface FieldError {
  field: string;
  message: string;
}
