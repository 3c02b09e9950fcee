// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// Where a part of a description comes from; what stands later here wins over what stands before it.
enum class Layer {
  shipped, ///< came with the program; the practice portal's only layer
  system,  ///< the site manager's: below /etc/primaweb-launcher (build option site-directory)
  user,    ///< the user's own: below XDG_CONFIG_HOME
  learned, ///< what the launcher itself remembered of pages gone on by hand (learned.h)
};

/// "shipped", "system" …
[[nodiscard]] std::string_view word_for(Layer layer);

/// One file of a layer.
struct LayerFile {
  Layer layer = Layer::shipped;
  std::string path;

  friend bool operator==(const LayerFile&, const LayerFile&) = default;
};

/// Where the layers are looked for.
struct LayerPlaces {
  std::string shipped; ///< a file
  std::string system;  ///< a folder; may be missing
  std::string user;    ///< a folder; may be missing
};

/// The file, in the user's folder, that holds the learned pages.
inline constexpr const char* learned_file_name = "learned.ini";
/// The file, in the user's folder, that says which rules worked (worked_rules.h); no part of the description.
inline constexpr const char* worked_file_name = "worked.ini";

/// The files of the layers that people write, in the order in which they are read: the folders' *.ini by name. The
/// learned pages come after them.
[[nodiscard]] std::vector<LayerFile> find_layers(const LayerPlaces& places);

} // namespace portal
