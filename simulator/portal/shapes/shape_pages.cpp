// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/shapes/shape_pages.h"

#include "simulator/portal/template.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace simulator {

namespace {

/// The templates of a list: what is around the lines, and one line.
struct ListTemplate {
  ListShape shape;
  const char* around;
  const char* line;
};

constexpr std::array list_templates{
    ListTemplate{ListShape::radios, "radios", "radios-line"},
    ListTemplate{ListShape::styled_radios, "radios", "styled-radios-line"},
    ListTemplate{ListShape::select, "select", "select-line"},
    ListTemplate{ListShape::auto_select, "auto-select", "select-line"},
    ListTemplate{ListShape::links, "links", "links-line"},
    ListTemplate{ListShape::rows, "rows", "rows-line"},
    ListTemplate{ListShape::cards, "cards", "cards-line"},
    ListTemplate{ListShape::listbox, "listbox", "listbox-line"},
    ListTemplate{ListShape::combobox, "combobox", "combobox-line"},
    ListTemplate{ListShape::drop_down, "drop-down", "drop-down-line"},
    ListTemplate{ListShape::shadow, "shadow", "radios-line"},
    ListTemplate{ListShape::frame, "frame", "radios-line"},
    ListTemplate{ListShape::groups, "groups", "groups-line"},
};

constexpr std::array start_templates{
    std::pair{StartShape::submit, "start-submit"},
    std::pair{StartShape::link, "start-link"},
    std::pair{StartShape::script, "start-script"},
    std::pair{StartShape::window, "start-window"},
    std::pair{StartShape::script_window, "start-scripted-window"},
};

constexpr std::array<std::string_view, 9> files{"shapes.css", "auto-select.js", "cards.js",
                                                "listbox.js", "combobox.js",    "drop-down.js",
                                                "start.js",   "one-address.js", "drawn.js"};

std::string filled_line(const char* name, const ListLine& line, const Values& values) {
  Values of_line = values;
  of_line.insert_or_assign("choice", line.choice);
  of_line.insert_or_assign("key", line.choice.substr(line.choice.size() - 1));
  of_line.insert_or_assign("label", line.label);
  of_line.insert_or_assign("detail", line.detail);
  return shape_template(name, of_line);
}

/// Lines of one label stand under one heading.
std::string filled_groups(const std::vector<ListLine>& lines, const Values& values) {
  std::string all;
  std::string heading;
  for (const ListLine& line : lines) {
    if (std::exchange(heading, line.label) != line.label)
      all += filled_line("groups-heading", line, values);
    all += filled_line("groups-line", line, values);
  }
  return all;
}

} // namespace

std::string shape_template(const std::string& name, const Values& values) {
  return fill(built_in_file("shapes/" + name + ".html"), values);
}

std::string list_html(ListShape shape, const std::vector<ListLine>& lines, const Values& values) {
  const auto* const pieces = std::find_if(list_templates.begin(), list_templates.end(),
                                          [shape](const ListTemplate& each) { return each.shape == shape; });
  std::string all;
  if (shape == ListShape::groups)
    all = filled_groups(lines, values);
  else
    for (const ListLine& line : lines)
      all += filled_line(pieces->line, line, values);
  Values around = values;
  around.insert_or_assign("lines", std::move(all));
  return shape_template(pieces->around, around);
}

std::string start_html(StartShape shape, const Values& values) {
  const auto* const named = std::find_if(start_templates.begin(), start_templates.end(),
                                         [shape](const auto& each) { return each.first == shape; });
  return shape_template(named->second, values);
}

std::string laid_out_shape(const std::string& title, const std::string& body, const Values& values) {
  Values all = values;
  all.insert_or_assign("title", title);
  all.insert_or_assign("body", body);
  return shape_template("layout", all);
}

std::string laid_out_frame(const std::string& body, const Values& values) {
  Values all = values;
  all.insert_or_assign("body", body);
  return shape_template("frame-layout", all);
}

std::string laid_out_part(const std::string& title, const std::string& body, const Values& values) {
  Values all = values;
  all.insert_or_assign("title", title);
  all.insert_or_assign("body", body);
  return shape_template("part", all);
}

std::string shape_file(const std::string& name) {
  return std::find(files.begin(), files.end(), name) == files.end() ? std::string{} : built_in_file("shapes/" + name);
}

} // namespace simulator
