// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "description_file.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

/// The places of all layers, in a folder of their own. The shipped file starts out right.
class LayerFiles {
public:
  LayerFiles() {
    std::string folder = (std::filesystem::temp_directory_path() / "primaweb-layers.XXXXXX").string();
    if (g_mkdtemp(folder.data()) == nullptr)
      throw std::runtime_error("no temporary folder");
    m_folder = folder;
    write("shipped.ini", DescriptionFile{}.text());
  }

  ~LayerFiles() { std::filesystem::remove_all(m_folder); }

  LayerFiles(const LayerFiles&) = delete;
  LayerFiles& operator=(const LayerFiles&) = delete;
  LayerFiles(LayerFiles&&) = delete;
  LayerFiles& operator=(LayerFiles&&) = delete;

  /// `name`: "shipped.ini", "system/NAME.ini" or "user/NAME.ini".
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((m_folder / name).parent_path());
    std::ofstream{m_folder / name} << text;
  }

  [[nodiscard]] std::string path(const std::string& name) const { return m_folder / name; }

  [[nodiscard]] std::vector<portal::LayerFile> files() const {
    auto files = portal::find_layers({.shipped = path("shipped.ini"), .system = path("system"), .user = path("user")});
    if (const auto learned = path("user/learned.ini"); std::filesystem::exists(learned))
      files.push_back({portal::Layer::learned, learned});
    return files;
  }

  [[nodiscard]] portal::LayeredDescription load(const std::string& service = portal::default_service) const {
    return portal::load_layers(files(), service);
  }

private:
  std::filesystem::path m_folder;
};
