// SPDX-License-Identifier: EUPL-1.2
// Runs a fuzz target once over every file of a folder, without libFuzzer: the inputs that once were interesting.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: " << argv[0] << " FOLDER\n";
    return EXIT_FAILURE;
  }
  std::size_t inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator{argv[1]}) {
    std::cout << entry.path().filename().string() << '\n' << std::flush; // the last one is the one that failed
    std::ifstream file{entry.path(), std::ios::binary};
    const std::vector<char> content{std::istreambuf_iterator<char>{file}, {}};
    const std::vector<std::uint8_t> bytes{content.begin(), content.end()};
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++inputs;
  }
  std::cout << inputs << " inputs\n";
  return inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
