// What Docker asks for a user and a password (docker/docker-credential-helpers, "get"): those of the environment.
console.log(JSON.stringify({ Username: process.env.DOCKER_ID, Secret: process.env.DOCKER_PASSWORD }));
