/** Whether code is product code, judged by its path. */

const TEST_FOLDER =
  /^(tests?|testing|__tests__|__mocks__|mocks?|specs?|e2e|examples?|samples?|demos?|bench(mark)?s?|evals?|evaluations?|cookbooks?|tutorials?|notebooks?|fixtures?|testdata|playgrounds?|quickstarts?|howtos?|experiments?)$/i;
const TEST_FILE = /^(test_.*|.*_test|conftest|.*[.-](test|spec|stories|e2e|bench))\.\w+$/i;

/** Tests, examples and benchmarks: reported, but no product traffic. */
export function isTestCode(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? path;
  return (
    TEST_FILE.test(name) ||
    folders.some(
      (folder) =>
        TEST_FOLDER.test(folder) ||
        folder.split(/[-_.]/).some((word) => /^(tests?|e2e|evals?|examples?|demos?|benchmarks?)$/i.test(word)),
    )
  );
}
