// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/shapes/shape_host.h"

#include "simulator/portal/shapes/shape_pages.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace simulator {

namespace {

constexpr std::size_t page_of_ten = 10;
constexpr int more_than_two_pages = 24;

std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return is_whole ? std::optional{value} : std::nullopt;
}

std::vector<EntityLine> lines_for(const Shape& shape, PortalOptions options, const std::string& language) {
  if (shape.entities == ListShape::groups || shape.capacity_on_its_own)
    options.several_capacities = true;
  if (shape.in_tens)
    options.entities = std::max(options.entities, more_than_two_pages);
  return entity_lines(options, language);
}

/// One request, and all that is needed to answer it.
class ShapeHost {
public:
  ShapeHost(const ShapeRequest& asked, Visit& visit, const Origins& origins, const PortalOptions& options)
      : m_asked{asked},
        m_visit{visit},
        m_origins{origins},
        m_shape{*options.shape},
        m_asks_role{options.shape->asks_role && options.two_roles},
        m_lines{lines_for(*options.shape, options, asked.language)},
        m_values{words(asked.language)} {
    m_values.insert_or_assign("origin", origins.portal);
    m_values.insert_or_assign("holder", visit.holder);
    m_values.insert_or_assign("entity-name", visit.entity);
    m_values.insert_or_assign("capacity-name", visit.capacity);
    m_values.insert_or_assign("role-name",
                              visit.role > 0 ? m_values.at("role-" + std::to_string(visit.role)) : std::string{});
  }

  WebAnswer answer() {
    constexpr std::string_view aside = "aside/";
    constexpr std::string_view inside = "inside/";
    const std::string& page = m_asked.page;
    if (page == "app" && m_shape.one_address)
      return html(laid_out_shape(m_values.at("portal"), file("one-address"), m_values));
    if (page.starts_with(aside))
      return told(html(laid_out_shape(m_values.at("elsewhere-title"), file("aside"), m_values)), page + " wrong");
    if (page.starts_with(inside) && page.substr(inside.size()) == next_page())
      return framed(page.substr(inside.size()));
    if (is_press())
      return press(page);
    return page == next_page() ? show() : go_on();
  }

private:
  /// The page that is the user's now.
  [[nodiscard]] std::string next_page() const {
    if (m_shape.has_news && m_visit.sign_in % 2 == 0 && !m_visit.news_read)
      return "news";
    if (m_visit.entity.empty())
      return "entity";
    if (m_visit.capacity.empty())
      return "capacity";
    if (!m_visit.started)
      return "start";
    return m_visit.role == 0 ? "role" : "home";
  }

  [[nodiscard]] WebAnswer go_on() const {
    const std::string page = next_page();
    const bool is_primaweb = page == "role" || page == "home";
    const bool is_elsewhere = is_primaweb && m_shape.home == HomeShape::other_host;
    return go_to((is_elsewhere ? m_origins.application : m_origins.portal) + address(page), 303);
  }

  [[nodiscard]] std::string address(const std::string& page) const {
    return "/" + m_asked.language + shape_folder + page;
  }

  [[nodiscard]] bool is_press() const {
    const Fields& query = m_asked.request.query;
    return m_asked.request.method == "POST" || query.contains("choice") || query.contains("go") ||
           query.contains("from");
  }

  WebAnswer press(const std::string& page) {
    if (page != next_page())
      return told(go_on(), page + " wrong");
    if (page == "entity" && m_asked.request.query.contains("from"))
      return told(show(), "next");
    std::string chosen = page;
    if (page == "entity" || page == "capacity" || page == "role") {
      const std::string name = choose(page);
      if (name.empty())
        return told(go_on(), page + " wrong");
      chosen += " " + name;
    } else if (page == "start") {
      m_visit.started = true;
      if (!m_asks_role)
        m_visit.role = 1;
    } else if (page == "news") {
      m_visit.news_read = true;
    }
    return told(go_on(), chosen);
  }

  /// Gives what was chosen, as the page says it; nothing when that is no line of the list.
  std::string choose(const std::string& page) {
    const Fields& sent = m_asked.request.method == "POST" ? m_asked.request.form : m_asked.request.query;
    const std::string choice = field(sent, "choice");
    const auto lines = lines_of(page);
    const auto line =
        std::find_if(lines.begin(), lines.end(), [&choice](const ListLine& each) { return each.choice == choice; });
    if (line == lines.end())
      return {};
    if (page == "role") {
      m_visit.role = static_cast<int>(number(choice).value_or(1));
    } else if (page == "capacity") {
      m_visit.capacity = line->label;
    } else {
      m_visit.entity = line->label;
      m_visit.capacity = line->detail;
    }
    return line->detail.empty() ? line->label : line->label + ", " + line->detail;
  }

  [[nodiscard]] std::vector<ListLine> lines_of(const std::string& page) const {
    std::vector<ListLine> lines;
    if (page == "role")
      return {{"1", m_values.at("role-1")}, {"2", m_values.at("role-2")}};
    std::size_t place = 0;
    for (const auto& [entity, capacity] : m_lines) {
      const std::string choice = std::to_string(++place);
      if (page == "capacity" && entity == m_visit.entity)
        lines.push_back({choice, capacity});
      else if (page == "entity" && !m_shape.capacity_on_its_own)
        lines.push_back({choice, entity, capacity});
      else if (page == "entity" && (lines.empty() || lines.back().label != entity))
        lines.push_back({choice, entity});
    }
    return lines;
  }

  [[nodiscard]] WebAnswer show() const {
    const std::string page = next_page();
    const std::string title = title_of(page);
    return html(m_shape.one_address ? laid_out_part(title, body_of(page), m_values)
                                    : laid_out_shape(title, body_of(page), m_values));
  }

  [[nodiscard]] WebAnswer framed(const std::string& page) const {
    const std::string body = page == "home" ? laid_out_part(title_of(page), file("home"), m_values)
                                            : list_html(ListShape::radios, lines_of(page), values_of(page));
    WebAnswer answer = html(laid_out_frame(body, values_of(page)));
    answer.may_be_framed = true;
    return answer;
  }

  [[nodiscard]] std::string title_of(const std::string& page) const {
    if (page == "home" && m_shape.home == HomeShape::frame && m_asked.page == page)
      return m_values.at("start-title");
    const bool is_of_shape = page == "news" || page == "capacity";
    return m_values.at((is_of_shape ? "shape-" : "") + page + "-title");
  }

  [[nodiscard]] Values values_of(const std::string& page) const {
    Values values = m_values;
    values.insert_or_assign("action", address(page));
    values.insert_or_assign("inside", address("inside/" + page));
    values.insert_or_assign("legend", page == "home" ? "PrimaWeb"
                                                     : m_values.at(page == "news" || page == "start" ? "menu" : page));
    return values;
  }

  [[nodiscard]] std::string body_of(const std::string& page) const {
    if (page == "start")
      return start_html(m_shape.start, values_of(page));
    if (page == "home")
      return file(m_shape.home == HomeShape::frame ? "home-frame" : "home");
    if (page == "news")
      return file(page, values_of(page));
    if (page == "entity" && m_shape.in_tens)
      return ten();
    return list_html(page == "role" ? m_shape.roles : m_shape.entities, lines_of(page), values_of(page));
  }

  [[nodiscard]] std::string ten() const {
    auto lines = lines_of("entity");
    const std::size_t from = std::min(number(field(m_asked.request.query, "from")).value_or(0), lines.size());
    const std::size_t end = std::min(from + page_of_ten, lines.size());
    Values values = values_of("entity");
    values.insert_or_assign("next", std::to_string(end));
    const std::vector<ListLine> shown{lines.begin() + static_cast<std::ptrdiff_t>(from),
                                      lines.begin() + static_cast<std::ptrdiff_t>(end)};
    return list_html(m_shape.entities, shown, values) + (end < lines.size() ? file("next", values) : std::string{});
  }

  [[nodiscard]] std::string file(const std::string& name) const { return file(name, values_of("start")); }

  [[nodiscard]] static std::string file(const std::string& name, const Values& values) {
    return shape_template(name, values);
  }

  static WebAnswer html(std::string body) {
    WebAnswer answer;
    answer.body = std::move(body);
    return answer;
  }

  static WebAnswer told(WebAnswer answer, std::string pressed) {
    answer.pressed = std::move(pressed);
    return answer;
  }

  const ShapeRequest& m_asked;
  Visit& m_visit;
  const Origins& m_origins;
  const Shape& m_shape;
  bool m_asks_role;
  std::vector<EntityLine> m_lines;
  Values m_values;
};

} // namespace

WebAnswer answer_in_shape(const ShapeRequest& asked, Visit& visit, const Origins& origins,
                          const PortalOptions& options) {
  return ShapeHost{asked, visit, origins, options}.answer();
}

} // namespace simulator
