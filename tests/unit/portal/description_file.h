// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <glib.h>
#include <glib/gstdio.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

/// A description written for one test; it starts out right, and a test makes one thing of it wrong.
class DescriptionFile {
public:
  using Group = std::map<std::string, std::string>;

  DescriptionFile() {
    groups["portal"] = {
        {"format", "1"}, {"hosts", "portal.example.be;idp.example.be:8443"}, {"card-hosts", "card.example.be"}};
    groups["service primaweb"] = {
        {"name", "Test"}, {"start", "https://portal.example.be/nl/"}, {"start[fr]", "https://portal.example.be/fr/"}};
    groups["page way"] = {{"meaning", "way-in"},
                          {"addresses", "https://portal.example.be/*"},
                          {"present", "//main"},
                          {"press", "//a"},
                          {"verified", "false"}};
  }

  [[nodiscard]] std::string text() const {
    std::string text;
    for (const auto& name : order()) {
      text += "[" + name + "]\n";
      for (const auto& [key, value] : groups.at(name))
        text.append(key).append("=").append(value).append("\n");
    }
    return text;
  }

  /// The result of loading it.
  [[nodiscard]] portal::DescriptionResult load(bool practice = false) const { return load_text(text(), practice); }

  [[nodiscard]] static portal::DescriptionResult load_text(const std::string& text, bool practice = false) {
    const std::unique_ptr<char, decltype(&g_free)> directory{g_dir_make_tmp("primaweb-description.XXXXXX", nullptr),
                                                             g_free};
    const auto path = std::string{directory.get()} + "/portal.ini";
    g_file_set_contents(path.c_str(), text.c_str(), -1, nullptr);
    auto result = portal::load_description(path, practice);
    g_unlink(path.c_str());
    g_rmdir(directory.get());
    return result;
  }

  [[nodiscard]] portal::Description description(bool practice = false) const {
    return std::get<portal::Description>(load(practice));
  }

  std::map<std::string, Group> groups;
  std::vector<std::string> pages{"page way"}; ///< their order in the file

private:
  [[nodiscard]] std::vector<std::string> order() const {
    std::vector<std::string> names{"portal", "service primaweb"};
    names.insert(names.end(), pages.begin(), pages.end());
    return names;
  }
};
