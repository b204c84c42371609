module.exports = { roots: ["<rootDir>/built"], testMatch: ["**/*.test.js"] };
