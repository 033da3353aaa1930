import type {
  CircleLayerSpecification,
  FillLayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";

/** A layer as a component tells it: its source is the component's own. */
export type LayerSpec =
  | Omit<CircleLayerSpecification, "source">
  | Omit<FillLayerSpecification, "source">
  | Omit<LineLayerSpecification, "source">
  | Omit<SymbolLayerSpecification, "source">;
