module.exports = { roots: ["<rootDir>/built"], testMatch: ["**/*.{spec,test}.js"] };
