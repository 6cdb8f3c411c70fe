export const config = {
  dir: { input: "pages", data: "../data" },
  templateFormats: ["11ty.js"],
};
