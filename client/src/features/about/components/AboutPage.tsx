export function AboutPage() {
  return (
    <>
      <h1>About</h1>
      <p>
        Quintet is five containers that play together: a users API, its database, this client, Swagger UI and a gateway.
      </p>
    </>
  );
}
