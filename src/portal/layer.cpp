// SPDX-License-Identifier: EUPL-1.2
#include "portal/layer.h"

#include <algorithm>
#include <filesystem>

namespace portal {

namespace {

void add_folder(std::vector<LayerFile>& files, Layer layer, const std::string& folder) {
  const auto begin = files.size();
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator{folder, missing})
    if (entry.path().extension() == ".ini" && entry.path().filename() != learned_file_name &&
        entry.path().filename() != worked_file_name)
      files.push_back({layer, entry.path().string()});
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(begin), files.end(),
            [](const LayerFile& one, const LayerFile& other) { return one.path < other.path; });
}

} // namespace

std::string_view word_for(Layer layer) {
  switch (layer) {
  case Layer::shipped:
    return "shipped";
  case Layer::system:
    return "system";
  case Layer::user:
    return "user";
  case Layer::learned:
    return "learned";
  }
  return {};
}

std::vector<LayerFile> find_layers(const LayerPlaces& places) {
  std::vector<LayerFile> files{{Layer::shipped, places.shipped}};
  add_folder(files, Layer::system, places.system);
  add_folder(files, Layer::user, places.user);
  return files;
}

} // namespace portal
