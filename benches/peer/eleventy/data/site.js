export default { title: "The synthetic atlas", address: "https://atlas.example" };
